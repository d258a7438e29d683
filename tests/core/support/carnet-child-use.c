/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-child-use.h"

#include <sys/resource.h>

CarnetChildUse
carnet_child_use_now (void)
{
  struct rusage use;

  g_assert_cmpint (getrusage (RUSAGE_CHILDREN, &use), ==, 0);
  return (CarnetChildUse){ (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec)
                           + (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6 };
}

void
carnet_child_use_check (CarnetChildUse before, guint64 size)
{
  static guint64 largest; /* the system keeps the most that any took */
  struct rusage  use;
  double         seconds = carnet_child_use_now ().seconds - before.seconds;

  largest = MAX (largest, size);
  g_assert_cmpint (getrusage (RUSAGE_CHILDREN, &use), ==, 0);
  g_test_message ("%.2f s, %ld MiB", seconds, use.ru_maxrss / 1024);
  if (CARNET_SANITIZED)
    return;
  g_assert_cmpfloat (seconds, <, CARNET_CHILD_SECONDS);
  g_assert_cmpuint ((guint64)use.ru_maxrss * 1024, <, CARNET_CHILD_BYTES + largest);
}
