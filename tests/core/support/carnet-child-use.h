/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* With the address sanitizer a process takes what it needs. */
#ifndef __has_feature
#  define __has_feature(feature) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
#  define CARNET_SANITIZED 1
#else
#  define CARNET_SANITIZED 0
#endif

G_BEGIN_DECLS

#define CARNET_CHILD_SECONDS 2.0
#define CARNET_CHILD_BYTES ((guint64)300 << 20)

/** CarnetChildUse: what the processes that ended until now took: the system's own count, of no clock. */
typedef struct
{
  double seconds; /* of processor time, all together */
} CarnetChildUse;

CarnetChildUse carnet_child_use_now (void);
/** carnet_child_use_check: those that ended since @before took less than %CARNET_CHILD_SECONDS, and none ever
 * more memory than %CARNET_CHILD_BYTES beyond the largest @size. Asserts nothing under a sanitizer, which
 * takes its own.
 */
void carnet_child_use_check (CarnetChildUse before, guint64 size);

G_END_DECLS
