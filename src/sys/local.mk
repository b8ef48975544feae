# SPDX-License-Identifier: MIT
noinst_LIBRARIES += %D%/libsys.a
# BEGIN sources
%C%_libsys_a_SOURCES = \
	%D%/opener.c \
	%D%/opener.h \
	%D%/signals.c \
	%D%/signals.h
# END sources
