/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "programme/carnet-sections-editor.h"

G_BEGIN_DECLS

struct _CarnetSectionsEditor
{
  AdwBin parent_instance;

  /* Children */
  GtkWidget *list;   /* a label and a question for each */
  GtkWidget *remark; /* what is wrong */
  GtkWidget *past_group;
  GtkWidget *past_list;

  /* Owned */
  CarnetProgramme *programme;
  GPtrArray       *labels;    /* (element-type AdwEntryRow): borrowed */
  GPtrArray       *questions; /* (element-type AdwEntryRow): borrowed */
  GPtrArray       *past_rows; /* (element-type AdwActionRow): borrowed */

  guint n_frames; /* since the rows were made */
};

/* carnet-sections-editor.c */
/** carnet_sections_editor_act: does @action (one of the editor's) to the section at @index. */
void carnet_sections_editor_act (CarnetSectionsEditor *self, const char *action, guint index);
/** carnet_sections_editor_restore: the past section at @index is asked again. */
void carnet_sections_editor_restore (CarnetSectionsEditor *self, guint index);

/* carnet-sections-editor-rows.c */
/** carnet_sections_editor_build_rows: makes them anew, for what the programme says now. */
void carnet_sections_editor_build_rows (CarnetSectionsEditor *self);
/** carnet_sections_editor_find_index: %FALSE when @widget (nullable) is in the row of no section. */
gboolean carnet_sections_editor_find_index (CarnetSectionsEditor *self, GtkWidget *widget, guint *index);
/** carnet_sections_editor_clear_remark: nothing is wrong. */
void carnet_sections_editor_clear_remark (CarnetSectionsEditor *self);

G_END_DECLS
