# SPDX-License-Identifier: MIT
noinst_LIBRARIES += %D%/libbase.a
# BEGIN sources
%C%_libbase_a_SOURCES = \
	%D%/arena.c \
	%D%/arena.h \
	%D%/ascii.h \
	%D%/buf.c \
	%D%/buf.h \
	%D%/err.c \
	%D%/err.h \
	%D%/i18n.h \
	%D%/io.c \
	%D%/io.h \
	%D%/json.c \
	%D%/json.h \
	%D%/library.c \
	%D%/library.h \
	%D%/mem.c \
	%D%/mem.h \
	%D%/pool.c \
	%D%/pool.h \
	%D%/str.c \
	%D%/str.h \
	%D%/wake.c \
	%D%/wake.h
# END sources
