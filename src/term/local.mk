# SPDX-License-Identifier: MIT
noinst_LIBRARIES += %D%/libterm.a
# BEGIN sources
%C%_libterm_a_SOURCES = \
	%D%/frame.c \
	%D%/frame.h \
	%D%/input.c \
	%D%/input.h \
	%D%/probe.c \
	%D%/probe.h \
	%D%/screen.c \
	%D%/screen.h \
	%D%/style.c \
	%D%/style.h \
	%D%/wcwidth.h
# END sources
