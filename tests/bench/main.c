/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "carnet-bench-sample.h"
#include "carnet-bench.h"

/* carnet-bench NAME [SIZE …]: see README.md. */

typedef struct
{
  const char *name;
  void (*run) (guint size);
} Benchmark;

/* Makes the sample, and says where. */
static void
print_sample (guint size)
{
  g_autofree char *path = bench_sample_path (size);

  printf ("%s\n", path);
}

static const Benchmark benchmarks[] = {
  { "diff", bench_diff },     { "intake", bench_intake },           { "open", bench_open },
  { "seal", bench_seal },     { "search", bench_search },           { "verify", bench_verify },
  { "merge", bench_merge },   { "memory", bench_memory },           { "xml", bench_xml },
  { "sample", print_sample }, { "merge-small", bench_merge_small }, { "merge-files", bench_merge_files },
};

static void
run_default_sizes (const Benchmark *benchmark)
{
  benchmark->run (1000);
  benchmark->run (10000);
  if (g_strcmp0 (g_getenv ("CARNET_BENCH_FULL"), "1") == 0)
    benchmark->run (100000);
}

static guint
parse_size (const char *text)
{
  return (guint)g_ascii_strtoull (text, NULL, 10);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  if (argc == 4 && g_str_equal (argv[1], "memory-child"))
    return bench_memory_child (argv[2], parse_size (argv[3]));
  if (argc > 3 && g_str_equal (argv[1], "merge-child"))
    return bench_merge_child (argc - 2, argv + 2);
  if (argc == 4 && g_str_equal (argv[1], "merge-small-child"))
    return bench_merge_small_child (argv + 2);
  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (benchmarks); i++)
    if (g_str_equal (benchmarks[i].name, argv[1]))
      {
        if (argc == 2)
          run_default_sizes (&benchmarks[i]);
        for (int j = 2; j < argc; j++)
          benchmarks[i].run (parse_size (argv[j]));
        return EXIT_SUCCESS;
      }
  g_printerr ("Usage: carnet-bench "
              "diff|intake|open|seal|search|verify|merge|merge-small|memory|xml|sample|merge-files "
              "[SIZE …]\n");
  return EXIT_FAILURE;
}
