/* SPDX-License-Identifier: MIT */
/*
 * err - the one error style.
 *
 * A function that can fail for a reason outside the program returns enum
 * status and takes a struct err * last (NULL if the caller does not care).
 * The text is set once, where the cause is known; it names the file and is
 * translated. Only main and ui/app show it.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

enum status {
    ST_OK,        /* done */
    ST_IO,        /* the system refused: open, read, write, stat */
    ST_KIND,      /* not a kind of file we read: device, FIFO, binary */
    ST_USAGE,     /* the user asked for something that is not there */
    ST_TERMINAL,  /* the terminal cannot do what the screen needs */
    ST_CANCELLED, /* told to stop; nothing is wrong */
};

struct err {
    enum status status;
    char text[512]; /* one line without "baokan:" and without LF, UTF-8 */
};

/* Fill *e (may be NULL) and return status. */
enum status err_set(struct err *e, enum status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* "PATH: what errnum means". */
enum status err_system(struct err *e, int errnum, const char *path);

#endif
