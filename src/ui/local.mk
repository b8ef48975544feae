# SPDX-License-Identifier: MIT
noinst_LIBRARIES += %D%/libui.a
# BEGIN sources
%C%_libui_a_SOURCES = \
	%D%/act.h \
	%D%/act_find.c \
	%D%/act_links.c \
	%D%/act_move.c \
	%D%/act_view.c \
	%D%/app.c \
	%D%/app.h \
	%D%/app_draw.c \
	%D%/app_keys.c \
	%D%/app_load.c \
	%D%/app_read.c \
	%D%/app_same.c \
	%D%/app_script.c \
	%D%/app_term.c \
	%D%/batchrun.c \
	%D%/batchrun.h \
	%D%/command.c \
	%D%/command.h \
	%D%/conf.c \
	%D%/conf.h \
	%D%/effect.h \
	%D%/errlog.c \
	%D%/errlog.h \
	%D%/fold.c \
	%D%/fold.h \
	%D%/geometry.c \
	%D%/geometry.h \
	%D%/help.c \
	%D%/ime.c \
	%D%/ime.h \
	%D%/info.c \
	%D%/intake.c \
	%D%/intake.h \
	%D%/keymap.c \
	%D%/keymap.h \
	%D%/links.c \
	%D%/list.c \
	%D%/list.h \
	%D%/listdraw.c \
	%D%/log.c \
	%D%/log.h \
	%D%/option.c \
	%D%/option.h \
	%D%/pager.c \
	%D%/pager.h \
	%D%/pagerdraw.c \
	%D%/prompt.c \
	%D%/prompt.h \
	%D%/script.c \
	%D%/script.h \
	%D%/sheet.c \
	%D%/sheet.h \
	%D%/shelf.c \
	%D%/shelf.h \
	%D%/status.c \
	%D%/titles.c \
	%D%/titles.h \
	%D%/views.h \
	%D%/words.c \
	%D%/words.h \
	%D%/xdg.c \
	%D%/xdg.h
# END sources
