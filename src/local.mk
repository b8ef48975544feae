# SPDX-License-Identifier: MIT
# The layers, lowest first. L_archives is the archive of a layer and all it
# may call; L_libs adds the libraries. Who links L_libs and calls upward
# fails to link.
include src/base/local.mk
include src/text/local.mk
include src/parser/local.mk
include src/model/local.mk
include src/search/local.mk
include src/layout/local.mk
include src/batch/local.mk
include src/sys/local.mk
include src/term/local.mk
include src/ui/local.mk

base_archives = %D%/base/libbase.a
base_libs = $(base_archives) $(LIBINTL)
text_archives = %D%/text/libtext.a $(base_archives)
text_libs = $(text_archives) $(UNISTRING_LIBS) $(LIBICONV) $(LIBINTL)
parser_archives = %D%/parser/libparser.a $(text_archives)
parser_system = $(MD4C_LIBS) $(UNISTRING_LIBS) $(LIBICONV) $(LIBINTL)
parser_libs = $(parser_archives) $(parser_system)
model_archives = %D%/model/libmodel.a $(parser_archives)
model_libs = $(model_archives) $(parser_system)
search_archives = %D%/search/libsearch.a $(model_archives)
search_libs = $(search_archives) $(parser_system)
layout_archives = %D%/layout/liblayout.a $(parser_archives)
layout_libs = $(layout_archives) $(parser_system)
batch_archives = %D%/batch/libbatch.a %D%/layout/liblayout.a \
	$(search_archives)
batch_libs = $(batch_archives) $(parser_system)
sys_archives = %D%/sys/libsys.a $(base_archives)
sys_libs = $(sys_archives) $(LIBINTL)
term_archives = %D%/term/libterm.a %D%/sys/libsys.a $(text_archives)
term_system = $(NCURSESW_LIBS) $(UNISTRING_LIBS) $(LIBICONV) $(LIBINTL)
term_libs = %D%/term/wcwidth.$(OBJEXT) $(term_archives) $(term_system)
ui_archives = %D%/ui/libui.a %D%/term/libterm.a %D%/sys/libsys.a \
	$(batch_archives)
ui_system = $(NCURSESW_LIBS) $(parser_system)
ui_libs = %D%/term/wcwidth.$(OBJEXT) $(ui_archives) $(ui_system)

# wcwidth.o is linked as an object: as a member of an archive it could be
# left out, since the program may not call it, only the curses library.
bin_PROGRAMS += baokan
baokan_SOURCES = %D%/main.c %D%/term/wcwidth.c
baokan_LDADD = $(ui_archives) $(ui_system)
