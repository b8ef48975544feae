/* SPDX-License-Identifier: MIT */
/*
 * wake - a descriptor that poll() sees as readable after wake_up().
 *
 * eventfd where there is one, else a pipe. Any number of calls of wake_up
 * from any thread make one wake-up; wake_clear takes them back.
 */
#ifndef BASE_WAKE_H
#define BASE_WAKE_H

struct wake {
    int read_fd, write_fd; /* the same one for eventfd; -1 when closed */
};

void wake_open(struct wake *w); /* dies when no descriptor can be had */
void wake_close(struct wake *w);
void wake_up(const struct wake *w);
void wake_clear(const struct wake *w);

#endif
