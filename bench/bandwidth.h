/* SPDX-License-Identifier: MIT */
/* bandwidth - memory that is read and not looked at. */
#ifndef BENCH_BANDWIDTH_H
#define BENCH_BANDWIDTH_H

#include <stddef.h>
#include <stdint.h>

/* Memory for n bytes, in large pages where there are any; exits if there is
 * none. Never given back. */
char *bandwidth_memory(size_t n);
/* All of the memory goes through the processor once; a number that depends on
 * it. */
uint64_t bandwidth_read(const char *p, size_t n);

#endif
