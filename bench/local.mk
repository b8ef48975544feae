# SPDX-License-Identifier: MIT
# Measurements: programs that link the layers; `make bench` runs them all.
# Not a part of `make check`: nothing there is timed.
# BEGIN bench
bench_shared = \
	%D%/bare.h \
	%D%/bare.c \
	%D%/child.h \
	%D%/child.c \
	%D%/files.h \
	%D%/files.c \
	%D%/measure.h \
	%D%/measure.c \
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
	%D%/typeset
%C%_dump_SOURCES = %D%/dump.c $(bench_shared)
%C%_dump_LDADD = $(batch_libs)
%C%_first_SOURCES = %D%/first.c $(bench_shared)
%C%_first_LDADD = $(batch_libs)
%C%_hostile_SOURCES = %D%/hostile.c $(bench_shared)
%C%_hostile_LDADD = $(batch_libs)
%C%_list_SOURCES = %D%/list.c $(bench_shared)
%C%_list_LDADD = $(batch_libs)
%C%_memory_SOURCES = %D%/memory.c $(bench_shared)
%C%_memory_LDADD = $(batch_libs)
%C%_mkarchive_SOURCES = %D%/mkarchive.c $(bench_shared)
%C%_mkarchive_LDADD = $(batch_libs)
%C%_parse_SOURCES = %D%/parse.c $(bench_shared)
%C%_parse_LDADD = $(batch_libs)
%C%_scan_SOURCES = %D%/scan.c $(bench_shared)
%C%_scan_LDADD = $(batch_libs)
%C%_screen_SOURCES = %D%/screen.c $(bench_shared)
%C%_screen_LDADD = $(batch_libs)
%C%_scroll_SOURCES = %D%/scroll.c $(bench_shared)
%C%_scroll_LDADD = $(batch_libs)
%C%_typeset_SOURCES = %D%/typeset.c $(bench_shared)
%C%_typeset_LDADD = $(batch_libs)
# END bench
# It measures that library itself.
%C%_parse_LDADD += $(LIBXML_LIBS)
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
