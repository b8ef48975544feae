# SPDX-License-Identifier: MIT
noinst_LIBRARIES += %D%/libtext.a
# BEGIN sources
%C%_libtext_a_SOURCES = \
	%D%/address.c \
	%D%/address.h \
	%D%/brk.c \
	%D%/brk.h \
	%D%/brk_run.c \
	%D%/brk_run.h \
	%D%/charset.c \
	%D%/charset.h \
	%D%/cjk.h \
	%D%/clean.c \
	%D%/clean.h \
	%D%/cluster.h \
	%D%/convert.c \
	%D%/convert.h \
	%D%/convert_map.c \
	%D%/convert_map.h \
	%D%/fold.c \
	%D%/fold.h \
	%D%/fold_map.c \
	%D%/fold_map.h \
	%D%/fold_parts.c \
	%D%/fold_parts.h \
	%D%/fold_tables.h \
	%D%/iso2022.c \
	%D%/iso2022.h \
	%D%/lang.c \
	%D%/lang.h \
	%D%/lang_tables.h \
	%D%/moji_legacy.c \
	%D%/moji_legacy.h \
	%D%/mojibake.c \
	%D%/mojibake.h \
	%D%/pinyin.c \
	%D%/pinyin.h \
	%D%/pinyin_tables.h \
	%D%/sides.h \
	%D%/utf8.c \
	%D%/utf8.h \
	%D%/width.c \
	%D%/width.h \
	%D%/width_tables.h
# END sources

# They write the tables from the Unicode data; they are committed, see HACKING.md.
EXTRA_DIST += %D%/gen_lang.py %D%/gen_tables.py \
	%D%/gen_fold.py %D%/fold_han.txt %D%/gen_pinyin.py \
	%D%/gen_write.py
