# SPDX-License-Identifier: MIT
noinst_LIBRARIES += %D%/libsys.a
# BEGIN sources
%C%_libsys_a_SOURCES = \
	%D%/opener.c \
	%D%/opener.h \
	%D%/opener_child.c \
	%D%/opener_child.h \
	%D%/pipe.c \
	%D%/pipe.h \
	%D%/program.c \
	%D%/program.h \
	%D%/request.c \
	%D%/request.h \
	%D%/signals.c \
	%D%/signals.h
# END sources
