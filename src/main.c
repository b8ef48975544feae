/* SPDX-License-Identifier: MIT */
/* baokan - reads an archive of saved articles in the terminal: locale,
 * arguments, choice of mode, exit status. */
#include <config.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "ui/app.h"
#include "ui/batchrun.h"
#include "ui/command.h"
#include "ui/conf.h"

#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { EXIT_USAGE = 2 };

static int fail(const struct err *e)
{
    fprintf(stderr, "%s: %s\n", PACKAGE, e->text);
    return EXIT_USAGE;
}

/* A file that is opened must not get the number of a closed standard one. */
static void hold_standard_files(void)
{
    int fd;
    do
        fd = open("/dev/null", O_RDONLY);
    while (fd >= 0 && fd <= STDERR_FILENO);
    if (fd >= 0)
        close(fd);
}

static void set_locale(void)
{
    /* Days, numbers and order are the same in every language here; each
     * category that is not loaded is a file less to open. */
    setlocale(LC_CTYPE, "");
    setlocale(LC_MESSAGES, "");
    /* As gettext(1) and friends: translations of a build tree. */
    const char *folder = getenv("TEXTDOMAINDIR");
    bindtextdomain(PACKAGE, folder && *folder ? folder : LOCALEDIR);
    bind_textdomain_codeset(PACKAGE, "UTF-8");
    textdomain(PACKAGE);
}

static void usage(struct buf *out)
{
    buf_printf(out, _("Usage: %s [OPTION...] [PATH...]\n"), PACKAGE);
    buf_printf(out, "%s\n\n",
               _("Read saved articles: folders, files, or - for standard "
                 "input; default: the current folder."));
    options_help(out);
}

/* What only prints something. False: there is real work to do. */
static bool print_only(const struct settings *s)
{
    const struct options *o = &s->opt;
    struct buf out = { 0 };
    if (o->help)
        usage(&out);
    else if (o->version)
        buf_printf(&out, "%s\n", PACKAGE_STRING);
    else if (o->list_keys)
        keymap_list(&s->keys, &out);
    else if (o->list_options)
        options_list(&out);
    else if (o->list_commands)
        command_list(&out);
    else
        return false;
    fwrite(out.p, 1, out.n, stdout);
    buf_free(&out);
    return true;
}

/* Command line, config file under it, tables. */
static enum status read_settings(struct settings *s, int argc, char **argv,
                                 struct str **paths, size_t *npaths,
                                 struct err *e)
{
    enum status st =
        options_read(&s->opt, argc, argv, &s->arena, paths, npaths, e);
    if (st == ST_OK)
        st = conf_load(s, e);
    if (st == ST_OK) /* the command line is stronger than the file */
        st = options_read(&s->opt, argc, argv, &s->arena, paths, npaths, e);
    return st;
}

static int run(struct settings *s, struct intake *in)
{
    const struct options *o = &s->opt;
    struct err e;
    int status;
    in->all = o->all;
    in->saved = &s->saved;
    if (o->dump || o->list || !isatty(STDOUT_FILENO)) {
        status = batchrun(in, o);
    } else {
        status = app_run(s, in, &e);
        if (status == APP_FAILED)
            status = fail(&e);
    }
    return status;
}

int main(int argc, char **argv)
{
    struct settings s;
    struct intake in = { 0 };
    struct str *paths;
    size_t npaths;
    struct err e;
    int status;
    hold_standard_files();
    set_locale();
    settings_init(&s);
    if (read_settings(&s, argc, argv, &paths, &npaths, &e) != ST_OK)
        status = fail(&e);
    else if (print_only(&s))
        status = EXIT_SUCCESS;
    else if (conf_rules(&s, &in.rules, &e) != ST_OK ||
             intake_open(&in, &s.arena, paths, npaths, &e) != ST_OK)
        status = fail(&e);
    else
        status = run(&s, &in);
    intake_close(&in);
    settings_free(&s);
    return status;
}
