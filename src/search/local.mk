# SPDX-License-Identifier: MIT
noinst_LIBRARIES += %D%/libsearch.a
# BEGIN sources
%C%_libsearch_a_SOURCES = \
	%D%/match.c \
	%D%/match.h
# END sources
