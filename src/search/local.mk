# SPDX-License-Identifier: MIT
noinst_LIBRARIES += %D%/libsearch.a
# BEGIN sources
%C%_libsearch_a_SOURCES = \
	%D%/match.c \
	%D%/match.h \
	%D%/scan.c \
	%D%/scan.h \
	%D%/scan_avx2.c \
	%D%/scan_neon.c \
	%D%/scan_parts.h \
	%D%/scan_scalar.c \
	%D%/scan_sse2.c
# END sources
