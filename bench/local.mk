# SPDX-License-Identifier: MIT
# Measurements: programs that link the layers; `make bench` runs them all.
# Not a part of `make check`: nothing there is timed.
# BEGIN bench
bench_shared = \
	%D%/bandwidth.h \
	%D%/bandwidth.c \
	%D%/bare.h \
	%D%/bare.c \
	%D%/bodies.h \
	%D%/bodies.c \
	%D%/child.h \
	%D%/child.c \
	%D%/files.h \
	%D%/files.c \
	%D%/measure.h \
	%D%/measure.c \
	%D%/needles.h \
	%D%/needles.c \
	%D%/pty.h \
	%D%/pty.c \
	%D%/synth.h \
	%D%/synth.c
bench_programs = \
	%D%/dump \
	%D%/first \
	%D%/hostile \
	%D%/list \
	%D%/memory \
	%D%/mkarchive \
	%D%/parse \
	%D%/scan \
	%D%/screen \
	%D%/scroll \
	%D%/search \
	%D%/typeset
%C%_dump_SOURCES = %D%/dump.c
%C%_dump_LDADD = %D%/libbench.a $(batch_libs)
%C%_first_SOURCES = %D%/first.c
%C%_first_LDADD = %D%/libbench.a $(batch_libs)
%C%_hostile_SOURCES = %D%/hostile.c
%C%_hostile_LDADD = %D%/libbench.a $(batch_libs)
%C%_list_SOURCES = %D%/list.c
%C%_list_LDADD = %D%/libbench.a $(batch_libs)
%C%_memory_SOURCES = %D%/memory.c
%C%_memory_LDADD = %D%/libbench.a $(batch_libs)
%C%_mkarchive_SOURCES = %D%/mkarchive.c
%C%_mkarchive_LDADD = %D%/libbench.a $(batch_libs)
%C%_parse_SOURCES = %D%/parse.c
%C%_parse_LDADD = %D%/libbench.a $(batch_libs)
%C%_scan_SOURCES = %D%/scan.c
%C%_scan_LDADD = %D%/libbench.a $(batch_libs)
%C%_screen_SOURCES = %D%/screen.c
%C%_screen_LDADD = %D%/libbench.a $(batch_libs)
%C%_scroll_SOURCES = %D%/scroll.c
%C%_scroll_LDADD = %D%/libbench.a $(batch_libs)
%C%_search_SOURCES = %D%/search.c
%C%_search_LDADD = %D%/libbench.a $(batch_libs)
%C%_typeset_SOURCES = %D%/typeset.c
%C%_typeset_LDADD = %D%/libbench.a $(batch_libs)
# END bench
# What several share: an archive, so that each is linked with what it uses.
EXTRA_LIBRARIES = %D%/libbench.a
%C%_libbench_a_SOURCES = $(bench_shared)
CLEANFILES += %D%/libbench.a
# These measure that library itself.
%C%_parse_LDADD += $(LIBXML_LIBS)
%C%_search_LDADD += $(LIBXML_LIBS)
# These are linked with all that the program is linked with.
%C%_screen_LDADD += $(ui_libs)
%C%_scroll_LDADD += $(ui_libs)
EXTRA_DIST += %D%/README
EXTRA_PROGRAMS += $(bench_programs)
CLEANFILES += $(bench_programs)
bench: all $(bench_programs)
	@for program in $(bench_programs); do \
	  case $$program in */mkarchive) continue ;; esac; \
	  BAOKAN=$(abs_top_builddir)/baokan ./$$program || exit 1; done
.PHONY: bench
