/* SPDX-License-Identifier: MIT */
/* batchrun - runs --list and --dump over the whole archive. */
#ifndef UI_BATCHRUN_H
#define UI_BATCHRUN_H

#include "ui/intake.h"
#include "ui/option.h"

/* Write rows or articles in sort order to standard output, complaints to
 * standard error. Returns the exit status of the program. */
int batchrun(const struct intake *in, const struct options *o);

/* Cells of a line for --dump: the option, else COLUMNS, else the terminal on
 * standard output, else 80; even, at most 80 unless the option says more. */
int batchrun_measure(const struct options *o);

#endif
