/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support/carnet-test-disk.h"

G_BEGIN_DECLS

/*
 * SQLite's way to the real files, with faults at numbered calls and a model of
 * what reached the disk. Waiting for a lock takes no time.
 */

typedef enum
{
  CARNET_CALL_OPEN = 1 << 0,
  CARNET_CALL_READ = 1 << 1,
  CARNET_CALL_WRITE = 1 << 2,
  CARNET_CALL_TRUNCATE = 1 << 3,
  CARNET_CALL_SYNC = 1 << 4,
  CARNET_CALL_DELETE = 1 << 5,
} CarnetCalls;
#define CARNET_CALLS_ALL 0x3f
/** CARNET_CALLS_CHANGING: those after which a disk is another. */
#define CARNET_CALLS_CHANGING (CARNET_CALLS_ALL & ~CARNET_CALL_READ)

/**
 * CarnetFault:
 * @CARNET_FAULT_ONCE: the call fails and does nothing (a write, half)
 * @CARNET_FAULT_LIE: the call does its work and fails
 * @CARNET_FAULT_FROM: it and all after it fail
 * @CARNET_FAULT_FULL: from it on, nothing is written because there is no room
 * @CARNET_FAULT_POWER: it has begun, perhaps, and nothing happens any more
 */
typedef enum
{
  CARNET_FAULT_NONE,
  CARNET_FAULT_ONCE,
  CARNET_FAULT_LIE,
  CARNET_FAULT_FROM,
  CARNET_FAULT_FULL,
  CARNET_FAULT_POWER,
} CarnetFault;

/** carnet_vfs_install: makes it the default of SQLite. */
void carnet_vfs_install (void);
/** carnet_vfs_arm: counts @calls of this thread from now on; that of number @n (from 1) meets @fault. */
void carnet_vfs_arm (CarnetFault fault, CarnetCalls calls, guint n);
/** carnet_vfs_disarm: no fault any more, but no power either. Returns: how many calls there were. */
guint carnet_vfs_disarm (void);
/** carnet_vfs_forget: all files are safe as they are; for when none is open. */
void carnet_vfs_forget (void);
/** carnet_vfs_cut_power: (transfer full): the disk as it was then. With no file open any more, the power is
 * back, and carnet_disk_settle() says with what. */
CarnetDisk *carnet_vfs_cut_power (void);

G_END_DECLS
