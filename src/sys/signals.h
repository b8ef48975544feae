/* SPDX-License-Identifier: MIT */
/*
 * signals - turns signals into bytes on a pipe that the loop polls.
 *
 * WINCH, TERM, HUP, INT, QUIT, TSTP, CONT and CHLD write their number unless
 * they were ignored when the program started; PIPE is ignored. SEGV, BUS, ILL,
 * FPE and ABRT call the restore function, then die of the same signal.
 */
#ifndef SYS_SIGNALS_H
#define SYS_SIGNALS_H

/* restore must be async-signal-safe. Returns the descriptor to poll. */
int signals_open(void (*restore)(void));
/* The next signal number, 0 when none waits. */
int signals_next(void);
void signals_close(void);
/* Stop this process group as ^Z does; returns when continued, or at once if
 * ^Z is ignored. */
void signals_stop(void);
/* Die of sig with the default action (after the screen is closed). */
_Noreturn void signals_die(int sig);

/* A handler, or SIG_DFL or SIG_IGN, without flags and with an empty mask. */
void signals_set(int sig, void (*handler)(int));

#endif
