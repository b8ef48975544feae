# SPDX-License-Identifier: MIT
noinst_LIBRARIES += %D%/libsearch.a
# BEGIN sources
%C%_libsearch_a_SOURCES = \
	%D%/alias.c \
	%D%/alias.h \
	%D%/body.c \
	%D%/body.h \
	%D%/filter.c \
	%D%/filter.h \
	%D%/filter_look.c \
	%D%/filter_parts.h \
	%D%/filter_term.c \
	%D%/filter_titles.c \
	%D%/find.c \
	%D%/find.h \
	%D%/keys.c \
	%D%/keys.h \
	%D%/match.c \
	%D%/match.h \
	%D%/pieces.c \
	%D%/pieces.h \
	%D%/query.c \
	%D%/query.h \
	%D%/query_complete.c \
	%D%/query_days.c \
	%D%/query_length.c \
	%D%/query_lex.c \
	%D%/query_parts.h \
	%D%/query_print.c \
	%D%/query_saved.c \
	%D%/query_saved.h \
	%D%/query_value.c \
	%D%/query_words.c \
	%D%/regex.c \
	%D%/regex.h \
	%D%/regex_fold.c \
	%D%/scan.c \
	%D%/scan.h \
	%D%/scan_avx2.c \
	%D%/scan_neon.c \
	%D%/scan_parts.h \
	%D%/scan_scalar.c \
	%D%/scan_sse2.c \
	%D%/sift.c \
	%D%/sift.h \
	%D%/sift_slab.c \
	%D%/sift_slab.h \
	%D%/snippets.c \
	%D%/snippets.h \
	%D%/texts.c \
	%D%/texts.h
# END sources
