# SPDX-License-Identifier: MIT
noinst_LIBRARIES += %D%/libparser.a
# BEGIN sources
%C%_libparser_a_SOURCES = \
	%D%/rules_data.c \
	%D%/bare.c \
	%D%/bare.h \
	%D%/bbs_head.c \
	%D%/bbs_head.h \
	%D%/blank.c \
	%D%/blank.h \
	%D%/boilerplate.c \
	%D%/boilerplate.h \
	%D%/build.c \
	%D%/build.h \
	%D%/build_finish.c \
	%D%/build_hide.c \
	%D%/build_media.c \
	%D%/build_parts.h \
	%D%/build_span.c \
	%D%/build_table.c \
	%D%/build_text.c \
	%D%/cut.c \
	%D%/cut.h \
	%D%/d.h \
	%D%/d_common.c \
	%D%/d_feed.c \
	%D%/d_feed_json.c \
	%D%/d_gfw.c \
	%D%/d_gnews.c \
	%D%/d_images.c \
	%D%/d_issue.c \
	%D%/d_link.c \
	%D%/d_mail.c \
	%D%/d_markdown.c \
	%D%/d_mhtml.c \
	%D%/d_ms.c \
	%D%/d_page.c \
	%D%/d_plain.c \
	%D%/d_simpread.c \
	%D%/d_sogou.c \
	%D%/d_telegram.c \
	%D%/d_wechat.c \
	%D%/d_xwlb.c \
	%D%/d_yaml_html.c \
	%D%/d_yaml_ms.c \
	%D%/date.c \
	%D%/date.h \
	%D%/date_day.c \
	%D%/date_era.c \
	%D%/date_parts.c \
	%D%/date_parts.h \
	%D%/date_place.c \
	%D%/date_time.c \
	%D%/date_yearless.c \
	%D%/dateline.c \
	%D%/dateline.h \
	%D%/dating.c \
	%D%/dating.h \
	%D%/dialect.c \
	%D%/dialect.h \
	%D%/entity.c \
	%D%/entity.h \
	%D%/foot.c \
	%D%/foot.h \
	%D%/front.c \
	%D%/front.h \
	%D%/front_json.c \
	%D%/front_keys.c \
	%D%/front_rows.c \
	%D%/front_rows.h \
	%D%/front_toml.c \
	%D%/html.c \
	%D%/html.h \
	%D%/html_elements.c \
	%D%/html_media.c \
	%D%/html_page.c \
	%D%/html_parts.h \
	%D%/html_stack.c \
	%D%/index_html.c \
	%D%/index_html.h \
	%D%/index_name.c \
	%D%/index_name.h \
	%D%/index_page.c \
	%D%/index_page.h \
	%D%/issue_line.c \
	%D%/issue_line.h \
	%D%/jscan.c \
	%D%/jscan.h \
	%D%/json_fields.c \
	%D%/json_fields.h \
	%D%/jsonld.c \
	%D%/jsonld.h \
	%D%/jtext.c \
	%D%/jtext.h \
	%D%/key.c \
	%D%/key.h \
	%D%/label_names.c \
	%D%/label_names.h \
	%D%/labels.c \
	%D%/labels.h \
	%D%/labels_value.c \
	%D%/labels_value.h \
	%D%/lines.c \
	%D%/lines.h \
	%D%/main_text.c \
	%D%/main_text.h \
	%D%/markdown.c \
	%D%/markdown.h \
	%D%/md_box.c \
	%D%/md_box.h \
	%D%/md_extra.c \
	%D%/md_extra.h \
	%D%/md_forum.c \
	%D%/md_forum.h \
	%D%/md_group.c \
	%D%/md_group.h \
	%D%/md_head.c \
	%D%/md_head.h \
	%D%/md_inline.c \
	%D%/md_inline.h \
	%D%/md_label.c \
	%D%/md_label.h \
	%D%/md_label_rows.c \
	%D%/md_label_rows.h \
	%D%/md_lines.c \
	%D%/md_lines.h \
	%D%/md_links.c \
	%D%/md_links.h \
	%D%/md_numbers.c \
	%D%/md_numbers.h \
	%D%/md_pair.c \
	%D%/md_pair.h \
	%D%/md_view.c \
	%D%/md_view.h \
	%D%/md_wiki.c \
	%D%/md_wiki.h \
	%D%/meta.c \
	%D%/meta.h \
	%D%/mime.c \
	%D%/mime.h \
	%D%/page_head.c \
	%D%/page_head.h \
	%D%/page_title.c \
	%D%/page_title.h \
	%D%/page_words.c \
	%D%/page_words.h \
	%D%/parse.c \
	%D%/parse.h \
	%D%/plain.c \
	%D%/plain.h \
	%D%/rules.c \
	%D%/rules.h \
	%D%/rules_read.c \
	%D%/rules_read.h \
	%D%/select.c \
	%D%/select.h \
	%D%/source.c \
	%D%/source.h \
	%D%/survey.c \
	%D%/survey.h \
	%D%/tags.c \
	%D%/tags.h \
	%D%/tame.c \
	%D%/tame.h \
	%D%/tame_stack.c \
	%D%/tame_stack.h \
	%D%/title.c \
	%D%/title.h \
	%D%/title_path.c \
	%D%/tree.c \
	%D%/tree.h \
	%D%/tree_print.c \
	%D%/url.c \
	%D%/url.h \
	%D%/url_key.c \
	%D%/url_parts.h \
	%D%/url_wrap.c \
	%D%/xml.c \
	%D%/xml.h \
	%D%/xml_read.c \
	%D%/xml_read.h \
	%D%/zone.c \
	%D%/zone.h
# END sources

# The rule tables: data/ compiled in. The output is distributed, so that a
# build for another machine, where gen_rules cannot run, has it too.
%C%_gen_rules_SOURCES = %D%/gen_rules.c %D%/rules_read.c %D%/tree.c
%C%_gen_rules_LDADD = $(text_libs)
if !CROSS_COMPILING
noinst_PROGRAMS = %D%/gen_rules
%D%/rules_data.c: %D%/gen_rules$(EXEEXT) data/sources data/boilerplate \
	data/skip
	$(AM_V_GEN)$(MKDIR_P) %D% && ASAN_OPTIONS=detect_leaks=0 \
	  %D%/gen_rules$(EXEEXT) $(srcdir)/data >$@-t && mv $@-t $@
endif
MAINTAINERCLEANFILES = %D%/rules_data.c
clean-local: clean-rules
clean-rules:
	-test . = "$(srcdir)" || rm -f %D%/rules_data.c
	-rm -f %D%/rules_data.c-t
.PHONY: clean-rules
