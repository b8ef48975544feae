# SPDX-License-Identifier: MIT
noinst_LIBRARIES += %D%/libmodel.a
# BEGIN sources
%C%_libmodel_a_SOURCES = \
	%D%/archive.c \
	%D%/archive.h \
	%D%/article.c \
	%D%/article.h \
	%D%/copies.c \
	%D%/copies.h \
	%D%/idset.c \
	%D%/idset.h \
	%D%/index.c \
	%D%/index.h \
	%D%/loader.c \
	%D%/loader.h \
	%D%/ref.h \
	%D%/same.c \
	%D%/same.h \
	%D%/walk.c \
	%D%/walk.h
# END sources
