/* SPDX-License-Identifier: MIT */
/*
 * restore - gives the terminal back from anywhere, a signal handler included.
 *
 * One of the few mutable objects of file scope: a handler can be told nothing.
 */
#ifndef TERM_RESTORE_H
#define TERM_RESTORE_H

#include <stdbool.h>

/* Remember the terminal on fd as it is now; `clusters`: mode 2027 will be
 * turned on and has to go off again. Not while armed. False: no terminal. */
bool restore_keep(int fd, bool clusters);
/* The screen has the terminal, or gave it back itself. */
void restore_arm(bool armed);
bool restore_armed(void);
/* Standard error goes to fd, where messages do not spoil the screen, until
 * restore_stderr(-1) or restore_terminal give back the one there was; fd is
 * closed. Nothing happens when there is no standard error to keep. */
void restore_stderr(int fd);
/* If armed: modes off, cursor on, main screen, old termios, disarmed.
 * Async-signal-safe; keeps errno. */
void restore_terminal(void);

#endif
