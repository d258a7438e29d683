/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* closefrom() */
#include "carnet-confine.h"

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

#ifdef __linux__
#  include <linux/audit.h>
#  include <linux/filter.h>
#  include <linux/seccomp.h>
#  include <sys/prctl.h>
#  include <sys/syscall.h>
#endif

/* Beyond the file itself: an attachment in its forms, the schema, what is known of the references. */
#define MEMORY_BYTES ((guint64)256 << 20)
#define CPU_SECONDS 5
#define CPU_BYTES ((guint64)8 << 20) /* that give a second more */
#define FILES_MAX 32

/* The sanitizers need terabytes of addresses, and calls of their own. */
#ifndef __has_feature
#  define __has_feature(feature) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
#  define SANITIZED 1
#else
#  define SANITIZED 0
#endif

static void
set_limit (int resource, guint64 value)
{
  struct rlimit limit;

  if (getrlimit (resource, &limit) != 0)
    return;
  limit.rlim_max = MIN (limit.rlim_max, (rlim_t)value);
  limit.rlim_cur = MIN (limit.rlim_cur, limit.rlim_max);
  setrlimit (resource, &limit);
}

/* Of the program, its libraries and the locales, which differ from one system to the next. */
static guint64
get_addresses (void)
{
  FILE              *file = fopen ("/proc/self/statm", "re");
  unsigned long long pages = 0;

  if (file == NULL)
    return 0;
  if (fscanf (file, "%llu", &pages) != 1)
    pages = 0;
  fclose (file);
  return pages * (guint64)sysconf (_SC_PAGESIZE);
}

void
carnet_confine_files (void)
{
  closefrom (STDERR_FILENO + 1);
}

void
carnet_confine_resources (guint64 size)
{
  if (!SANITIZED)
    set_limit (RLIMIT_AS, get_addresses () + size + MEMORY_BYTES);
  set_limit (RLIMIT_CPU, CPU_SECONDS + size / CPU_BYTES);
  set_limit (RLIMIT_CORE, 0);
  set_limit (RLIMIT_FSIZE, 0);
  set_limit (RLIMIT_NOFILE, FILES_MAX);
#ifdef RLIMIT_NPROC
  if (!SANITIZED)
    set_limit (RLIMIT_NPROC, 0);
#endif
#ifdef __linux__
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

#if defined(__linux__) && defined(__x86_64__)
#  define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__linux__) && defined(__aarch64__)
#  define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifdef ARCHITECTURE
static const guint32 allowed[] = {
  __NR_read,         __NR_write,          __NR_close,           __NR_lseek,     __NR_fstat,
  __NR_brk,          __NR_mmap,           __NR_munmap,          __NR_mremap,    __NR_mprotect,
  __NR_madvise,      __NR_futex,          __NR_clock_gettime,   __NR_getrandom, __NR_getpid,
  __NR_rt_sigreturn, __NR_rt_sigprocmask, __NR_restart_syscall, __NR_exit,      __NR_exit_group,
};

#  define N_ALLOWED G_N_ELEMENTS (allowed)
/* Load the architecture, check it, load the number; the list; refuse; allow. */
#  define N_BEFORE 4
#  define REFUSE (N_BEFORE + N_ALLOWED)

static void
make_filter (struct sock_filter filter[REFUSE + 2])
{
  const struct sock_filter start[N_BEFORE] = {
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, arch)),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr)),
  };

  for (guint i = 0; i < N_BEFORE; i++)
    filter[i] = start[i];
  for (guint i = 0; i < N_ALLOWED; i++)
    filter[N_BEFORE + i]
        = (struct sock_filter)BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, allowed[i], (guint8)(N_ALLOWED - i), 0);
  filter[REFUSE] = (struct sock_filter)BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
  filter[REFUSE + 1] = (struct sock_filter)BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
}

void
carnet_confine_calls (void)
{
  struct sock_filter filter[REFUSE + 2];
  struct sock_fprog  program = { G_N_ELEMENTS (filter), filter };

  if (SANITIZED)
    return;
  make_filter (filter);
  prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}
#else
void
carnet_confine_calls (void)
{
}
#endif
