# SPDX-License-Identifier: MIT
noinst_LIBRARIES += %D%/libterm.a
# BEGIN sources
%C%_libterm_a_SOURCES = \
	%D%/collect.c \
	%D%/collect.h \
	%D%/extras.c \
	%D%/extras.h \
	%D%/frame.c \
	%D%/frame.h \
	%D%/input.c \
	%D%/input.h \
	%D%/osc.c \
	%D%/osc.h \
	%D%/overlay.c \
	%D%/overlay.h \
	%D%/probe.c \
	%D%/probe.h \
	%D%/restore.c \
	%D%/restore.h \
	%D%/screen.c \
	%D%/screen.h \
	%D%/style.c \
	%D%/style.h \
	%D%/tty.c \
	%D%/tty.h \
	%D%/unit.c \
	%D%/unit.h \
	%D%/wcwidth.h
# END sources
