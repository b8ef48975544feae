/* SPDX-License-Identifier: MIT */
/*
 * Iterative: a stack of the paths of folders not yet read and one open folder.
 * PATHs that are files come first, so that a file named twice is the one that
 * was given. Folders are known by their own id, files by the one their folder
 * tells, which needs no stat; both go into one idset, so loops of links end
 * and PATHs may overlap.
 */
#include <config.h>

#include "model/walk.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "model/idset.h"
#include "parser/rules.h"

#include <assert.h>
#include <stdatomic.h>
#include <stdlib.h>

struct folder {
    struct io_dir *dir;  /* NULL: the one of files given as PATH */
    atomic_size_t users; /* chunks, and the walk while it reads it */
    size_t n;
    char path[]; /* with trailing slash */
};

struct pending {
    char *path; /* without trailing slash, unless given so */
    bool given;
};

/* What the rules say of names that end alike: neighbours mostly do. */
struct ending {
    char bytes[8]; /* from the last dot on */
    size_t n;      /* 0: nothing is known yet */
    bool skip, mixed;
};

struct walk {
    const struct str *paths;
    size_t npaths, next_path;
    const struct rules *rules;
    struct ending ending; /* of the last name */
    struct idset met;
    struct pending *stack;
    size_t nstack, room;
    struct folder *current; /* NULL: take one off the stack */
    uint64_t current_read;  /* bytes of its names, as a disk holds them */
    size_t known, done;     /* folders */
};

struct str folder_dir(const struct folder *f)
{
    return (struct str){ f->path, f->n };
}

int folder_fd(const struct folder *f)
{
    return f->dir ? io_dir_fd(f->dir) : IO_CWD;
}

static struct folder *folder_new(struct io_dir *dir, struct str path)
{
    size_t slash = path.n && path.p[path.n - 1] != '/';
    struct folder *f = xmalloc(sizeof *f + path.n + slash);
    f->dir = dir;
    atomic_init(&f->users, 1);
    f->n = path.n + slash;
    if (path.n)
        memcpy(f->path, path.p, path.n);
    if (slash)
        f->path[path.n] = '/';
    return f;
}

static void folder_drop(struct folder *f)
{
    if (atomic_fetch_sub(&f->users, 1) > 1)
        return;
    io_dir_close(f->dir);
    free(f);
}

void chunk_reset(struct chunk *c)
{
    for (size_t i = 0; i < c->nfolders; i++)
        folder_drop(c->folders[i]);
    c->nfiles = c->nfolders = c->bad_paths = 0;
    buf_reset(&c->names);
    buf_reset(&c->errors);
    c->tally = (struct tally){ 0 };
}

void chunk_free(struct chunk *c)
{
    chunk_reset(c);
    buf_free(&c->names);
    buf_free(&c->errors);
}

static void add_error(struct chunk *c, const struct err *e, bool given)
{
    buf_add(&c->errors, str_of(e->text));
    buf_chr(&c->errors, '\n');
    c->tally.unreadable++;
    c->bad_paths += given;
}

static void add_folder(struct chunk *c, struct folder *f)
{
    if (c->nfolders && c->folders[c->nfolders - 1] == f)
        return;
    assert(c->nfolders < CHUNK_FOLDERS);
    atomic_fetch_add(&f->users, 1);
    c->folders[c->nfolders++] = f;
}

/* The fields of file but name and folder are set. */
static void add_file(struct chunk *c, struct folder *f, struct str name,
                     struct walk_file file)
{
    add_folder(c, f);
    file.name = (uint32_t)c->names.n;
    file.folder = (uint16_t)(c->nfolders - 1);
    c->files[c->nfiles++] = file;
    buf_mem(&c->names, name.p, name.n);
    buf_chr(&c->names, '\0');
}

/* path is the two joined by a slash, if there is a first one. */
static void push(struct walk *w, struct str dir, struct str name, bool given)
{
    if (w->nstack == w->room) {
        w->room = w->room ? w->room * 2 : 16;
        w->stack = xrealloc(w->stack, w->room * sizeof w->stack[0]);
    }
    char *path = xmalloc(dir.n + name.n + 1);
    if (dir.n)
        memcpy(path, dir.p, dir.n);
    if (name.n)
        memcpy(path + dir.n, name.p, name.n);
    path[dir.n + name.n] = '\0';
    w->stack[w->nstack++] = (struct pending){ path, given };
    w->known++;
}

/* Files are added at once; folders wait until all PATHs were looked at. */
static void take_path(struct walk *w, struct folder *none, struct str path,
                      struct chunk *c)
{
    struct io_stat st;
    struct err e;
    struct buf z = { 0 };

    buf_add(&z, path);
    if (io_stat(IO_CWD, buf_z(&z), &st, &e) != ST_OK) {
        add_error(c, &e, true);
    } else if (st.type == IO_DIR) {
        push(w, STR_NONE, path, true);
    } else if (st.type == IO_FILE) {
        if (idset_add(&w->met, st.id)) {
            c->tally.files++;
            add_file(c, none, path, (struct walk_file){ .given = true });
        }
    } else {
        err_set(&e, ST_KIND, _("%s: not a regular file"), z.p);
        add_error(c, &e, true);
    }
    buf_free(&z);
}

static void take_paths(struct walk *w, size_t max, struct chunk *c)
{
    struct folder *none = folder_new(NULL, STR(""));
    while (w->next_path < w->npaths && c->nfiles < max)
        take_path(w, none, w->paths[w->next_path++], c);
    folder_drop(none);
    if (w->next_path < w->npaths)
        return;
    /* the first PATH is to be read first: turn the stack over */
    for (size_t i = 0, j = w->nstack; i + 1 < j; i++) {
        struct pending p = w->stack[i];
        w->stack[i] = w->stack[--j];
        w->stack[j] = p;
    }
}

static bool has(struct io_dir *d, const char *name)
{
    struct io_stat st;
    return io_stat(io_dir_fd(d), name, &st, NULL) == ST_OK;
}

static bool is_bare_git(struct io_dir *d)
{
    return has(d, "HEAD") && has(d, "objects") && has(d, "refs");
}

/* Open the folder on top of the stack, if it is to be read. */
static void open_next(struct walk *w, struct chunk *c)
{
    struct pending p = w->stack[--w->nstack];
    struct io_id id;
    struct err e;
    struct io_dir *d = io_dir_open(IO_CWD, p.path, &id, &e);

    if (!d)
        add_error(c, &e, p.given);
    else if (!idset_add(&w->met, id) || (!p.given && is_bare_git(d)))
        io_dir_close(d);
    else
        w->current = folder_new(d, str_of(p.path));
    w->current_read = 0;
    if (w->current)
        c->tally.folders++;
    else
        w->done++;
    free(p.path);
}

/* Bytes beside its name that an entry of a folder takes on common disks. */
enum { NAME_EXTRA = 8 };

/* Both answers depend on nothing but the bytes from the last dot on. */
static struct ending ending_of(struct walk *w, struct str name)
{
    struct ending *last = &w->ending;
    struct str end = str_skip(name, str_rchr(name, '.'));
    if (end.n && str_eq(end, (struct str){ last->bytes, last->n }))
        return *last;
    struct ending e = { .skip = rules_skip(w->rules, name),
                        .mixed = rules_mixed(w->rules, name) };
    if (end.n && end.n <= sizeof e.bytes) {
        memcpy(e.bytes, end.p, end.n);
        e.n = end.n;
        *last = e;
    }
    return e;
}

/* One name of the open folder. */
static void take_name(struct walk *w, const struct io_name *n, struct chunk *c)
{
    w->current_read += n->name.n + NAME_EXTRA;
    if (n->type == IO_DIR) {
        if (n->name.p[0] != '.')
            push(w, folder_dir(w->current), n->name, false);
        return;
    }
    if (n->type != IO_FILE)
        return;
    struct ending end = ending_of(w, n->name);
    if (n->name.p[0] == '.' || end.skip) {
        c->tally.files++;
        c->tally.skipped++;
    } else if (idset_add(&w->met, n->id)) {
        struct walk_file file = { .walked = n->walked, .mixed = end.mixed };
        c->tally.files++;
        add_file(c, w->current, n->name, file);
    }
}

static void close_current(struct walk *w)
{
    folder_drop(w->current);
    w->current = NULL;
    w->done++;
}

struct walk *walk_new(const struct str *paths, size_t npaths,
                      const struct rules *rules)
{
    struct walk *w = xcalloc(1, sizeof *w);
    w->paths = paths;
    w->npaths = npaths;
    w->rules = rules;
    return w;
}

/* Names read in one call: a folder of skipped names only must not keep the
 * walk from being stopped. */
enum { NAMES_A_CALL = 4096 };

bool walk_next(struct walk *w, size_t max, struct chunk *c)
{
    struct io_name name;

    assert(max > 0 && max <= CHUNK_FILES);
    if (w->next_path < w->npaths) {
        take_paths(w, max, c);
        return true;
    }
    for (size_t i = 0; i < NAMES_A_CALL && c->nfiles < max; i++) {
        if (!w->current && w->nstack == 0)
            return false;
        if (!w->current && c->nfolders == CHUNK_FOLDERS)
            break;
        if (!w->current)
            open_next(w, c);
        else if (io_dir_next(w->current->dir, &name))
            take_name(w, &name, c);
        else
            close_current(w);
    }
    return true;
}

/* Of the open folder, 0 to 99: by its size, for nothing tells how many names
 * are to come, and to count them first would keep the screen waiting. */
static unsigned current_percent(const struct walk *w)
{
    uint64_t size = w->current ? io_dir_size(w->current->dir) : 0;
    uint64_t percent = size ? w->current_read * 100 / size : 0;
    return percent < 99 ? (unsigned)percent : 99;
}

unsigned walk_percent(const struct walk *w)
{
    return w->known
               ? (unsigned)((w->done * 100 + current_percent(w)) / w->known)
               : 0;
}

void walk_free(struct walk *w)
{
    if (!w)
        return;
    if (w->current)
        folder_drop(w->current);
    for (size_t i = 0; i < w->nstack; i++)
        free(w->stack[i].path);
    free(w->stack);
    idset_free(&w->met);
    free(w);
}
