/* SPDX-License-Identifier: MIT */
/*
 * pty - a program on a pseudo terminal that answers what it is asked, draws
 * nothing and counts what it is sent.
 *
 * The processor time of the program is read from outside by its clock, so that
 * nothing of the one who measures is in it. The terminal says that it knows
 * synchronized output (mode 2026), whose end marks the end of a frame.
 */
#ifndef BENCH_PTY_H
#define BENCH_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <time.h>

struct pty {
    int fd;
    pid_t pid;
    clockid_t clock;   /* of the program, all threads */
    uint64_t bytes;    /* sent to the terminal */
    uint64_t frames;   /* that ended */
    double framed;     /* ms; when the last one did */
    int asked;         /* cursor reports given */
    char sequence[32]; /* the escape sequence in the making */
    size_t n;          /* bytes of it; 0: none */
};

/* False if it could not be started. */
bool pty_start(struct pty *p, const char *const *argv, int rows, int cols);
/* Kill it and take what is left of it. */
void pty_end(struct pty *p);
/* Read for at most so long; false when the program has gone. */
bool pty_pump(struct pty *p, int ms);
void pty_send(struct pty *p, const char *bytes);
void pty_resize(struct pty *p, int rows, int cols);

/* Milliseconds of processor time: of the whole program, and of the thread
 * that runs main (-1 where the system does not tell it). */
double pty_cpu(const struct pty *p);
double pty_main_cpu(const struct pty *p);

/* Wait until it has shown so many frames; false after some seconds. */
bool pty_wait_frames(struct pty *p, uint64_t frames);
/* Wait until it has used no time and sent nothing for so long. */
bool pty_wait_rest(struct pty *p, int ms);

/* What a request cost until the program was at rest again. */
struct pty_cost {
    double cpu;   /* ms */
    double wall;  /* ms to the end of the last frame; 0: there was none */
    double bytes; /* sent to the terminal */
};

/* Send bytes, or resize if they are NULL. */
struct pty_cost pty_ask(struct pty *p, const char *bytes, int rows, int cols);

#endif
