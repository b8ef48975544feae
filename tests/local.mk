# SPDX-License-Identifier: MIT
# Every test speaks TAP: programs in C with cmocka, shell scripts on
# tests/check/tap.sh. What a missing package makes impossible is counted as
# skipped, never left out. The lists between BEGIN and END are written by
# `make sources`.
TEST_EXTENSIONS = .sh
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) \
	$(top_srcdir)/build-aux/tap-driver.sh
LOG_COMPILER = $(SHELL) $(top_srcdir)/%D%/check/program.sh
SH_LOG_DRIVER = $(LOG_DRIVER)
SH_LOG_COMPILER = $(SHELL)
AM_TESTS_ENVIRONMENT = . $(top_srcdir)/%D%/check/env.sh; \
	builddir='$(abs_top_builddir)'; \
	BAOKAN='$(abs_top_builddir)/baokan'; \
	TEXTDOMAINDIR='$(abs_top_builddir)/locale'; \
	CC='$(CC)'; CPPFLAGS='$(DEFS) $(AM_CPPFLAGS) $(CPPFLAGS)'; NM='$(NM)'; \
	MANDOC='$(MANDOC)'; STRACE='$(STRACE)'; MSGFMT='$(GMSGFMT)'; \
	MSGMERGE='$(MSGMERGE)'; XGETTEXT='$(XGETTEXT)'; \
	SANITIZERS='$(MODE_CFLAGS)'; AWK='$(AWK)'; \
	export builddir BAOKAN TEXTDOMAINDIR CC CPPFLAGS NM MANDOC STRACE \
	  MSGFMT MSGMERGE XGETTEXT SANITIZERS AWK;

# BEGIN unit
unit_tests = \
	%D%/unit/test_address \
	%D%/unit/test_archive \
	%D%/unit/test_archived \
	%D%/unit/test_arena \
	%D%/unit/test_article \
	%D%/unit/test_ascii \
	%D%/unit/test_bare \
	%D%/unit/test_blank \
	%D%/unit/test_boilerplate \
	%D%/unit/test_boilerplate_rows \
	%D%/unit/test_brk \
	%D%/unit/test_buf \
	%D%/unit/test_build \
	%D%/unit/test_byline \
	%D%/unit/test_byline_lead \
	%D%/unit/test_charset \
	%D%/unit/test_clean \
	%D%/unit/test_collect \
	%D%/unit/test_command \
	%D%/unit/test_convert \
	%D%/unit/test_crosshead \
	%D%/unit/test_cut \
	%D%/unit/test_d_mail \
	%D%/unit/test_d_markdown \
	%D%/unit/test_d_mhtml \
	%D%/unit/test_d_page \
	%D%/unit/test_d_small \
	%D%/unit/test_d_wechat \
	%D%/unit/test_date \
	%D%/unit/test_dateline \
	%D%/unit/test_dialect \
	%D%/unit/test_dump \
	%D%/unit/test_element \
	%D%/unit/test_filter \
	%D%/unit/test_find \
	%D%/unit/test_flow \
	%D%/unit/test_fold \
	%D%/unit/test_frame \
	%D%/unit/test_front \
	%D%/unit/test_html \
	%D%/unit/test_ime \
	%D%/unit/test_index \
	%D%/unit/test_index_page \
	%D%/unit/test_input \
	%D%/unit/test_io \
	%D%/unit/test_jscan \
	%D%/unit/test_json \
	%D%/unit/test_keymap \
	%D%/unit/test_label_names \
	%D%/unit/test_lang \
	%D%/unit/test_layout \
	%D%/unit/test_library \
	%D%/unit/test_lines \
	%D%/unit/test_list \
	%D%/unit/test_loader \
	%D%/unit/test_markdown \
	%D%/unit/test_match \
	%D%/unit/test_md_head \
	%D%/unit/test_md_pair \
	%D%/unit/test_meta \
	%D%/unit/test_mojibake \
	%D%/unit/test_months \
	%D%/unit/test_opener \
	%D%/unit/test_option \
	%D%/unit/test_osc \
	%D%/unit/test_overlay \
	%D%/unit/test_page_link \
	%D%/unit/test_para \
	%D%/unit/test_parse \
	%D%/unit/test_pieces \
	%D%/unit/test_pinyin \
	%D%/unit/test_plain \
	%D%/unit/test_pool \
	%D%/unit/test_probe \
	%D%/unit/test_program \
	%D%/unit/test_prompt \
	%D%/unit/test_query \
	%D%/unit/test_query_days \
	%D%/unit/test_query_saved \
	%D%/unit/test_reporter \
	%D%/unit/test_rules \
	%D%/unit/test_same \
	%D%/unit/test_scan \
	%D%/unit/test_select \
	%D%/unit/test_several \
	%D%/unit/test_sheet \
	%D%/unit/test_sift \
	%D%/unit/test_signals \
	%D%/unit/test_snippets \
	%D%/unit/test_str \
	%D%/unit/test_style \
	%D%/unit/test_table \
	%D%/unit/test_tags \
	%D%/unit/test_tame \
	%D%/unit/test_texts \
	%D%/unit/test_tree \
	%D%/unit/test_ui_list \
	%D%/unit/test_unit \
	%D%/unit/test_url \
	%D%/unit/test_utf8 \
	%D%/unit/test_width \
	%D%/unit/test_xml \
	%D%/unit/test_yaml_html \
	%D%/unit/test_zone
%C%_unit_test_address_LDADD = $(text_libs) $(CMOCKA_LIBS)
%C%_unit_test_archive_LDADD = $(model_libs) $(CMOCKA_LIBS)
%C%_unit_test_archived_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_arena_LDADD = $(base_libs) $(CMOCKA_LIBS)
%C%_unit_test_article_LDADD = $(model_libs) $(CMOCKA_LIBS)
%C%_unit_test_ascii_LDADD = $(base_libs) $(CMOCKA_LIBS)
%C%_unit_test_bare_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_blank_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_boilerplate_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_boilerplate_rows_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_brk_LDADD = $(text_libs) $(CMOCKA_LIBS)
%C%_unit_test_buf_LDADD = $(base_libs) $(CMOCKA_LIBS)
%C%_unit_test_build_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_byline_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_byline_lead_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_charset_LDADD = $(text_libs) $(CMOCKA_LIBS)
%C%_unit_test_clean_LDADD = $(text_libs) $(CMOCKA_LIBS)
%C%_unit_test_collect_LDADD = $(term_libs) $(CMOCKA_LIBS)
%C%_unit_test_command_LDADD = $(ui_libs) $(CMOCKA_LIBS)
%C%_unit_test_convert_LDADD = $(layout_libs) $(CMOCKA_LIBS)
%C%_unit_test_crosshead_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_cut_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_d_mail_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_d_markdown_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_d_mhtml_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_d_page_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_d_small_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_d_wechat_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_date_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_dateline_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_dialect_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_dump_LDADD = $(batch_libs) $(CMOCKA_LIBS)
%C%_unit_test_element_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_filter_LDADD = $(search_libs) $(CMOCKA_LIBS)
%C%_unit_test_find_LDADD = $(search_libs) $(CMOCKA_LIBS)
%C%_unit_test_flow_LDADD = $(ui_libs) $(CMOCKA_LIBS)
%C%_unit_test_fold_LDADD = $(text_libs) $(CMOCKA_LIBS)
%C%_unit_test_frame_LDADD = $(term_libs) $(CMOCKA_LIBS)
%C%_unit_test_front_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_html_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_ime_LDADD = $(ui_libs) $(CMOCKA_LIBS)
%C%_unit_test_index_LDADD = $(model_libs) $(CMOCKA_LIBS)
%C%_unit_test_index_page_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_input_LDADD = $(term_libs) $(CMOCKA_LIBS)
%C%_unit_test_io_LDADD = $(base_libs) $(CMOCKA_LIBS)
%C%_unit_test_jscan_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_json_LDADD = $(base_libs) $(CMOCKA_LIBS)
%C%_unit_test_keymap_LDADD = $(ui_libs) $(CMOCKA_LIBS)
%C%_unit_test_label_names_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_lang_LDADD = $(text_libs) $(CMOCKA_LIBS)
%C%_unit_test_layout_LDADD = $(layout_libs) $(CMOCKA_LIBS)
%C%_unit_test_library_LDADD = $(base_libs) $(CMOCKA_LIBS)
%C%_unit_test_lines_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_list_LDADD = $(batch_libs) $(CMOCKA_LIBS)
%C%_unit_test_loader_LDADD = $(model_libs) $(CMOCKA_LIBS)
%C%_unit_test_markdown_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_match_LDADD = $(search_libs) $(CMOCKA_LIBS)
%C%_unit_test_md_head_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_md_pair_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_meta_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_mojibake_LDADD = $(text_libs) $(CMOCKA_LIBS)
%C%_unit_test_months_LDADD = $(ui_libs) $(CMOCKA_LIBS)
%C%_unit_test_opener_LDADD = $(sys_libs) $(CMOCKA_LIBS)
%C%_unit_test_option_LDADD = $(ui_libs) $(CMOCKA_LIBS)
%C%_unit_test_osc_LDADD = $(term_libs) $(CMOCKA_LIBS)
%C%_unit_test_overlay_LDADD = $(term_libs) $(CMOCKA_LIBS)
%C%_unit_test_page_link_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_para_LDADD = $(layout_libs) $(CMOCKA_LIBS)
%C%_unit_test_parse_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_pieces_LDADD = $(search_libs) $(CMOCKA_LIBS)
%C%_unit_test_pinyin_LDADD = $(text_libs) $(CMOCKA_LIBS)
%C%_unit_test_plain_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_pool_LDADD = $(base_libs) $(CMOCKA_LIBS)
%C%_unit_test_probe_LDADD = $(term_libs) $(CMOCKA_LIBS)
%C%_unit_test_program_LDADD = $(sys_libs) $(CMOCKA_LIBS)
%C%_unit_test_prompt_LDADD = $(ui_libs) $(CMOCKA_LIBS)
%C%_unit_test_query_LDADD = $(search_libs) $(CMOCKA_LIBS)
%C%_unit_test_query_days_LDADD = $(search_libs) $(CMOCKA_LIBS)
%C%_unit_test_query_saved_LDADD = $(search_libs) $(CMOCKA_LIBS)
%C%_unit_test_reporter_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_rules_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_same_LDADD = $(model_libs) $(CMOCKA_LIBS)
%C%_unit_test_scan_LDADD = $(search_libs) $(CMOCKA_LIBS)
%C%_unit_test_select_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_several_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_sheet_LDADD = $(ui_libs) $(CMOCKA_LIBS)
%C%_unit_test_sift_LDADD = $(search_libs) $(CMOCKA_LIBS)
%C%_unit_test_signals_LDADD = $(sys_libs) $(CMOCKA_LIBS)
%C%_unit_test_snippets_LDADD = $(search_libs) $(CMOCKA_LIBS)
%C%_unit_test_str_LDADD = $(base_libs) $(CMOCKA_LIBS)
%C%_unit_test_style_LDADD = $(term_libs) $(CMOCKA_LIBS)
%C%_unit_test_table_LDADD = $(layout_libs) $(CMOCKA_LIBS)
%C%_unit_test_tags_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_tame_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_texts_LDADD = $(search_libs) $(CMOCKA_LIBS)
%C%_unit_test_tree_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_ui_list_LDADD = $(ui_libs) $(CMOCKA_LIBS)
%C%_unit_test_unit_LDADD = $(term_libs) $(CMOCKA_LIBS)
%C%_unit_test_url_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_utf8_LDADD = $(text_libs) $(CMOCKA_LIBS)
%C%_unit_test_width_LDADD = $(text_libs) $(CMOCKA_LIBS)
%C%_unit_test_xml_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_yaml_html_LDADD = $(parser_libs) $(CMOCKA_LIBS)
%C%_unit_test_zone_LDADD = $(parser_libs) $(CMOCKA_LIBS)
# END unit

# BEGIN property
property_tests = \
	%D%/property/test_fold_props \
	%D%/property/test_hit_props \
	%D%/property/test_layout_props \
	%D%/property/test_query_props
%C%_property_test_fold_props_LDADD = $(text_libs) $(CMOCKA_LIBS)
%C%_property_test_hit_props_LDADD = $(search_libs) $(CMOCKA_LIBS)
%C%_property_test_layout_props_LDADD = $(layout_libs) $(CMOCKA_LIBS)
%C%_property_test_query_props_LDADD = $(search_libs) $(CMOCKA_LIBS)
# END property

# BEGIN e2e
e2e_scripts = \
	%D%/e2e/README \
	%D%/e2e/alias.e2e \
	%D%/e2e/approx.e2e \
	%D%/e2e/article.e2e \
	%D%/e2e/end.e2e \
	%D%/e2e/filter-fault.e2e \
	%D%/e2e/filter.e2e \
	%D%/e2e/find.e2e \
	%D%/e2e/fulltext.e2e \
	%D%/e2e/hits.e2e \
	%D%/e2e/keys.e2e \
	%D%/e2e/list.e2e \
	%D%/e2e/mouse-link.e2e \
	%D%/e2e/mouse.e2e \
	%D%/e2e/outside.e2e \
	%D%/e2e/pages-narrow.e2e \
	%D%/e2e/pages.e2e \
	%D%/e2e/parts.e2e \
	%D%/e2e/quotes.e2e \
	%D%/e2e/restore.e2e \
	%D%/e2e/results-again.e2e \
	%D%/e2e/results.e2e \
	%D%/e2e/same.e2e \
	%D%/e2e/saved.e2e \
	%D%/e2e/set-emoji-clusters.e2e \
	%D%/e2e/set-emoji-long.e2e \
	%D%/e2e/set-emoji-wide.e2e \
	%D%/e2e/set-emoji.e2e \
	%D%/e2e/set-ja-wide.e2e \
	%D%/e2e/set-ja.e2e \
	%D%/e2e/set-ko-wide.e2e \
	%D%/e2e/set-ko.e2e \
	%D%/e2e/set-zh-wide.e2e \
	%D%/e2e/set-zh.e2e \
	%D%/e2e/short-names.e2e \
	%D%/e2e/sizes.e2e \
	%D%/e2e/suspend.e2e \
	%D%/e2e/tags.e2e \
	%D%/e2e/term-ends.e2e \
	%D%/e2e/term-gone.e2e \
	%D%/e2e/term-hang-up.e2e \
	%D%/e2e/term-input.e2e \
	%D%/e2e/term-kinds.e2e \
	%D%/e2e/term-opener.e2e \
	%D%/e2e/term-resize.e2e \
	%D%/e2e/term-stop.e2e \
	%D%/e2e/term-storm.e2e \
	%D%/e2e/self/runner.e2e
# END e2e

# BEGIN headers
test_headers = \
	%D%/e2e/vt.h \
	%D%/fuzz/check_doc.h \
	%D%/fuzz/check_fold.h \
	%D%/fuzz/check_hits.h \
	%D%/unit/fixture.h \
	%D%/unit/make_doc.h \
	%D%/unit/make_rules.h \
	%D%/unit/query_fixture.h
# END headers
EXTRA_DIST += $(test_headers)

# The fuzz targets: with --enable-fuzzing they are libFuzzer programs; in
# every build their corpus is replayed.
if FUZZING
fuzz_main =
else
fuzz_main = %D%/fuzz/replay.c
endif
# BEGIN fuzz
fuzz_targets = \
	%D%/fuzz/fuzz_charset \
	%D%/fuzz/fuzz_dialect \
	%D%/fuzz/fuzz_filter \
	%D%/fuzz/fuzz_fold \
	%D%/fuzz/fuzz_front \
	%D%/fuzz/fuzz_html \
	%D%/fuzz/fuzz_input \
	%D%/fuzz/fuzz_layout \
	%D%/fuzz/fuzz_markdown \
	%D%/fuzz/fuzz_meta \
	%D%/fuzz/fuzz_parse \
	%D%/fuzz/fuzz_pinyin \
	%D%/fuzz/fuzz_query \
	%D%/fuzz/fuzz_text
%C%_fuzz_fuzz_charset_SOURCES = %D%/fuzz/fuzz_charset.c $(fuzz_main)
%C%_fuzz_fuzz_charset_LDFLAGS = $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_dialect_SOURCES = %D%/fuzz/fuzz_dialect.c $(fuzz_main)
%C%_fuzz_fuzz_dialect_LDFLAGS = $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_filter_SOURCES = %D%/fuzz/fuzz_filter.c $(fuzz_main)
%C%_fuzz_fuzz_filter_LDFLAGS = $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_fold_SOURCES = %D%/fuzz/fuzz_fold.c $(fuzz_main)
%C%_fuzz_fuzz_fold_LDFLAGS = $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_front_SOURCES = %D%/fuzz/fuzz_front.c $(fuzz_main)
%C%_fuzz_fuzz_front_LDFLAGS = $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_html_SOURCES = %D%/fuzz/fuzz_html.c $(fuzz_main)
%C%_fuzz_fuzz_html_LDFLAGS = $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_input_SOURCES = %D%/fuzz/fuzz_input.c $(fuzz_main)
%C%_fuzz_fuzz_input_LDFLAGS = $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_layout_SOURCES = %D%/fuzz/fuzz_layout.c $(fuzz_main)
%C%_fuzz_fuzz_layout_LDFLAGS = $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_markdown_SOURCES = %D%/fuzz/fuzz_markdown.c $(fuzz_main)
%C%_fuzz_fuzz_markdown_LDFLAGS = $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_meta_SOURCES = %D%/fuzz/fuzz_meta.c $(fuzz_main)
%C%_fuzz_fuzz_meta_LDFLAGS = $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_parse_SOURCES = %D%/fuzz/fuzz_parse.c $(fuzz_main)
%C%_fuzz_fuzz_parse_LDFLAGS = $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_pinyin_SOURCES = %D%/fuzz/fuzz_pinyin.c $(fuzz_main)
%C%_fuzz_fuzz_pinyin_LDFLAGS = $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_query_SOURCES = %D%/fuzz/fuzz_query.c $(fuzz_main)
%C%_fuzz_fuzz_query_LDFLAGS = $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_text_SOURCES = %D%/fuzz/fuzz_text.c $(fuzz_main)
%C%_fuzz_fuzz_text_LDFLAGS = $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_charset_LDADD = $(text_libs)
%C%_fuzz_fuzz_dialect_LDADD = $(parser_libs)
%C%_fuzz_fuzz_filter_LDADD = $(search_libs)
%C%_fuzz_fuzz_fold_LDADD = $(text_libs)
%C%_fuzz_fuzz_front_LDADD = $(parser_libs)
%C%_fuzz_fuzz_html_LDADD = $(parser_libs)
%C%_fuzz_fuzz_input_LDADD = $(term_libs)
%C%_fuzz_fuzz_layout_LDADD = $(layout_libs)
%C%_fuzz_fuzz_markdown_LDADD = $(parser_libs)
%C%_fuzz_fuzz_meta_LDADD = $(parser_libs)
%C%_fuzz_fuzz_parse_LDADD = $(parser_libs)
%C%_fuzz_fuzz_pinyin_LDADD = $(text_libs)
%C%_fuzz_fuzz_query_LDADD = $(search_libs)
%C%_fuzz_fuzz_text_LDADD = $(text_libs)
# END fuzz
check_PROGRAMS += $(fuzz_targets)

scripts = \
	%D%/check/sources.sh \
	%D%/check/layers.sh \
	%D%/check/headers.sh \
	%D%/check/globals.sh \
	%D%/check/po.sh \
	%D%/check/man.sh \
	%D%/check/cli.sh \
	%D%/check/net.sh \
	%D%/check/rows.sh \
	%D%/check/golden.sh \
	%D%/check/fuzz.sh
dist_check_SCRIPTS += $(scripts) %D%/check/no-cmocka.sh \
	%D%/check/no-vterm.sh
dist_noinst_DATA += %D%/check/tap.sh %D%/check/env.sh %D%/check/program.sh
EXTRA_DIST += %D%/golden %D%/fuzz/corpus %D%/fuzz/check_doc.h
EXTRA_DIST += %D%/boilerplate %D%/golden %D%/fuzz/corpus

if HAVE_CMOCKA
check_PROGRAMS += $(unit_tests) $(property_tests)
TESTS += $(unit_tests) $(property_tests)
else
AM_TESTS_ENVIRONMENT += tests='$(unit_tests) $(property_tests)'; export tests;
TESTS += %D%/check/no-cmocka.sh
endif
TESTS += $(scripts)

# Screens, in a pseudo terminal drawn by libvterm. Each is run a second time
# on a program without our wcwidth, as where it cannot be given to curses.
vt_sources = %D%/e2e/vt.c
vt_libs = $(VTERM_LIBS) $(UTIL_LIBS)
no_wcwidth = $(AM_CPPFLAGS) -DBAOKAN_NO_WCWIDTH
%C%_e2e_t_screen_SOURCES = %D%/e2e/t_screen.c $(vt_sources)
%C%_e2e_t_screen_LDADD = $(term_libs) $(vt_libs)
%C%_e2e_t_screen_overlay_SOURCES = %D%/e2e/t_screen.c $(vt_sources) \
	src/term/wcwidth.c
%C%_e2e_t_screen_overlay_CPPFLAGS = $(no_wcwidth)
%C%_e2e_t_screen_overlay_LDADD = $(term_archives) $(vt_libs) $(term_system)
%C%_e2e_e2e_SOURCES = %D%/e2e/script.c $(vt_sources)
%C%_e2e_e2e_LDADD = $(text_libs) $(vt_libs)
%C%_e2e_baokan_overlay_SOURCES = src/main.c src/term/wcwidth.c
%C%_e2e_baokan_overlay_CPPFLAGS = $(no_wcwidth)
%C%_e2e_baokan_overlay_LDADD = $(ui_archives) $(ui_system)
if HAVE_VTERM
screen_tests = %D%/e2e/t_screen %D%/e2e/t_screen_overlay
check_PROGRAMS += $(screen_tests) %D%/e2e/e2e %D%/e2e/baokan_overlay
TESTS += $(screen_tests) %D%/check/e2e-self.sh %D%/check/e2e.sh \
	%D%/check/e2e-overlay.sh %D%/check/readme.sh
else
TESTS += %D%/check/no-vterm.sh
endif
dist_check_SCRIPTS += %D%/check/e2e-self.sh %D%/check/e2e.sh \
	%D%/check/e2e-overlay.sh %D%/check/readme.sh
EXTRA_DIST += $(e2e_scripts)

update-golden: all
	@srcdir='$(srcdir)'; UPDATE_GOLDEN=1; export srcdir UPDATE_GOLDEN; \
	$(AM_TESTS_ENVIRONMENT) $(SHELL) $(srcdir)/%D%/check/golden.sh

# The screens of tests/e2e as they are now.
if HAVE_VTERM
update-screens: all %D%/e2e/e2e$(EXEEXT)
	@srcdir='$(srcdir)'; export srcdir; $(AM_TESTS_ENVIRONMENT) \
	%D%/e2e/e2e$(EXEEXT) --update $(srcdir)/%D%/e2e
endif

# What the tests write.
clean-scratch:
	-rm -rf %D%/scratch
.PHONY: update-golden update-screens clean-scratch
