/* SPDX-License-Identifier: MIT */
/* mkarchive FOLDER [NUMBER [SEED]] - make a synthetic archive. */
#include <config.h>

#include "synth.h"

#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    struct err e;
    if (argc < 2 || argc > 4) {
        fputs("usage: mkarchive FOLDER [NUMBER [SEED]]\n", stderr);
        return 2;
    }
    size_t n = argc > 2 ? strtoul(argv[2], NULL, 10) : 20000;
    uint64_t seed = argc > 3 ? strtoull(argv[3], NULL, 10) : 1;
    if (synth_make(argv[1], n, seed, &e) != ST_OK) {
        fprintf(stderr, "mkarchive: %s\n", e.text);
        return 1;
    }
    return 0;
}
