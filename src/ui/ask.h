/* SPDX-License-Identifier: MIT */
/*
 * ask - what is typed as a filter, to a filter: the day, the articles, and the
 * lines that tell what is wrong with it.
 */
#ifndef UI_ASK_H
#define UI_ASK_H

#include "search/sift.h"
#include "ui/intake.h"

/* *regex is opened for the first pattern. */
struct filter_env ask_env(const struct intake *in, struct width w,
                          struct regex **regex);

/* For struct sift_env; user is the intake. */
struct article *ask_load(const struct ref *ref, const void *user);

/* --search: *out gets its filter, NULL if it was not given. False: what is
 * wrong was said on standard error. */
bool ask_search(const char *search, const struct filter_env *env,
                struct filter **out);

#endif
