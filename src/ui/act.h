/* SPDX-License-Identifier: MIT */
/* act - the functions of the command table. Each returns effects. */
#ifndef UI_ACT_H
#define UI_ACT_H

#include "ui/app.h"
#include "ui/command.h"

/* act_move.c */
unsigned act_lines(struct app *app, const struct call *c);
unsigned act_pages(struct app *app, const struct call *c);
unsigned act_ends(struct app *app, const struct call *c);
unsigned act_article(struct app *app, const struct call *c);
unsigned act_day(struct app *app, const struct call *c);
unsigned act_source(struct app *app, const struct call *c);
unsigned act_part(struct app *app, const struct call *c);
unsigned act_open(struct app *app, const struct call *c);
unsigned act_close(struct app *app, const struct call *c);
unsigned act_fold_all(struct app *app, const struct call *c);
unsigned act_read_on(struct app *app, const struct call *c);
unsigned act_enter(struct app *app, const struct call *c);
unsigned act_unfold(struct app *app, const struct call *c);

/* act_view.c */
unsigned act_switch_pane(struct app *app, const struct call *c);
unsigned act_zoom(struct app *app, const struct call *c);
unsigned act_split(struct app *app, const struct call *c);
unsigned act_measure(struct app *app, const struct call *c);
unsigned act_show_hidden(struct app *app, const struct call *c);
unsigned act_info(struct app *app, const struct call *c);
unsigned act_links(struct app *app, const struct call *c);
unsigned act_help(struct app *app, const struct call *c);
unsigned act_messages(struct app *app, const struct call *c);
unsigned act_back(struct app *app, const struct call *c);
unsigned act_quit(struct app *app, const struct call *c);
unsigned act_interrupt(struct app *app, const struct call *c);
unsigned act_group(struct app *app, const struct call *c);
unsigned act_sort(struct app *app, const struct call *c);
unsigned act_redraw(struct app *app, const struct call *c);
unsigned act_mouse(struct app *app, const struct call *c);
unsigned act_rescan(struct app *app, const struct call *c);
unsigned act_suspend(struct app *app, const struct call *c);
unsigned act_sync(struct app *app, const struct call *c);

/* act_links.c */
unsigned act_open_original(struct app *app, const struct call *c);
unsigned act_copy_address(struct app *app, const struct call *c);
unsigned act_edit(struct app *app, const struct call *c);

/* act_find.c */
unsigned act_find(struct app *app, const struct call *c);
unsigned act_filter(struct app *app, const struct call *c);
unsigned act_filters(struct app *app, const struct call *c);
unsigned act_hit(struct app *app, const struct call *c);
unsigned act_histogram(struct app *app, const struct call *c);
unsigned act_clear(struct app *app, const struct call *c);
unsigned act_command_line(struct app *app, const struct call *c);
unsigned act_prompt_accept(struct app *app, const struct call *c);
unsigned act_prompt_cancel(struct app *app, const struct call *c);
unsigned act_prompt_complete(struct app *app, const struct call *c);
unsigned act_prompt_edit(struct app *app, const struct call *c);
unsigned act_prompt_history(struct app *app, const struct call *c);
/* Remember what a line that is typed will change, for Esc. */
void act_keep_before(struct app *app);
/* The text of the prompt changed: search while it is typed. */
unsigned act_prompt_changed(struct app *app);

/* act_filter.c: what the line of a filter does, accept and cancel also that of
 * a search of the list, for act_find.c. */
void act_filter_changed(struct app *app);
unsigned act_filter_accept(struct app *app);
unsigned act_filter_cancel(struct app *app);
unsigned act_filter_complete(struct app *app);
/* A filter was saved on the screen: say for how long. */
void act_filter_saved(struct app *app, struct str line);
/* A line that was taken is given up when it is known that nothing matches. */
void act_filter_settle(struct app *app);
/* Of the page of saved filters: take the one counted, or under the cursor. */
unsigned act_filter_choose(struct app *app, unsigned long count);

/* app_script.c */
unsigned act_script(struct app *app, const struct call *c);

#endif
