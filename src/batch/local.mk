# SPDX-License-Identifier: MIT
noinst_LIBRARIES += %D%/libbatch.a
# BEGIN sources
%C%_libbatch_a_SOURCES = \
	%D%/ansi.c \
	%D%/ansi.h \
	%D%/dump.c \
	%D%/dump.h \
	%D%/list.c \
	%D%/list.h \
	%D%/list_rows.c
# END sources
