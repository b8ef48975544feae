# SPDX-License-Identifier: MIT
noinst_LIBRARIES += %D%/liblayout.a
# BEGIN sources
%C%_liblayout_a_SOURCES = \
	%D%/balance.c \
	%D%/balance.h \
	%D%/block.c \
	%D%/block.h \
	%D%/edits.c \
	%D%/edits.h \
	%D%/fill.c \
	%D%/fill.h \
	%D%/head.c \
	%D%/head.h \
	%D%/hidden.c \
	%D%/hidden.h \
	%D%/justify.c \
	%D%/justify.h \
	%D%/layout.c \
	%D%/layout.h \
	%D%/para.c \
	%D%/para.h \
	%D%/rows.c \
	%D%/rows.h \
	%D%/shown.c \
	%D%/shown.h \
	%D%/table.c \
	%D%/table.h \
	%D%/words.c \
	%D%/words.h
# END sources
