/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "programme/carnet-programme-form.h"

G_BEGIN_DECLS

typedef enum
{
  ROW_YEAR,
  ROW_TITLE,
  ROW_START,
  ROW_REPORT,
  N_ROWS,
} Row;

struct _CarnetProgrammeForm
{
  AdwBin parent_instance;

  /* Children */
  GtkWidget *template_row; /* (nullable): of a new one */
  GtkWidget *rows[N_ROWS];
  GtkWidget *remarks[N_ROWS];
  GtkWidget *months;
  GtkWidget *preview;
  GtkWidget *sections;

  /* Borrowed */
  gconstpointer chosen; /* the programme it is made from, as it is in its file */

  /* Owned */
  CarnetProgramme *from;   /* what it is made from, shifted, or what was seen */
  CarnetProgramme *wanted; /* its sections follow what is typed */

  CarnetDate today;
  gboolean   setting;
  gboolean   changed;
};

/* carnet-programme-form.c: @widget was changed by the person. */
void carnet_programme_form_changed (CarnetProgrammeForm *self, GtkWidget *widget);
/* carnet-programme-form-build.c: @asked: what it is made from is asked for */
void carnet_programme_form_build (CarnetProgrammeForm *self, gboolean asked);

G_END_DECLS
