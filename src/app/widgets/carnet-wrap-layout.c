/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-wrap-layout.h"

struct _CarnetWrapLayout
{
  GtkLayoutManager parent_instance;

  int      spacing;
  int      line_spacing;
  gboolean columns;
};

G_DEFINE_FINAL_TYPE (CarnetWrapLayout, carnet_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PROP_SPACING = 1,
  PROP_LINE_SPACING,
  PROP_COLUMNS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* One pass over the children: where each goes for a width. */
typedef struct
{
  CarnetWrapLayout *layout;
  int               width;
  int               column; /* of each child; 0 when they flow */
  int               x;
  int               y;
  int               line_height;
} Flow;

static GtkWidget *
next_child (GtkWidget *widget, GtkWidget *child)
{
  child = child ? gtk_widget_get_next_sibling (child) : gtk_widget_get_first_child (widget);
  while (child && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
measure_children (GtkWidget *widget, int *n, int *minimum, int *natural, int *sum)
{
  *n = *minimum = *natural = *sum = 0;
  for (GtkWidget *child = next_child (widget, NULL); child; child = next_child (widget, child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
      *sum += child_natural;
      *n += 1;
    }
}

static Flow
start_flow (CarnetWrapLayout *self, GtkWidget *widget, int width)
{
  Flow flow = { .layout = self, .width = width };
  int  n, minimum, natural, sum, column;

  if (!self->columns)
    return flow;
  measure_children (widget, &n, &minimum, &natural, &sum);
  column = n > 0 ? (width - (n - 1) * self->spacing) / n : width;
  flow.column = column >= natural ? column : width;
  return flow;
}

static void
place (Flow *flow, GtkWidget *child, GtkAllocation *box)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  box->width = MAX (minimum, flow->column > 0 ? flow->column : MIN (natural, flow->width));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, box->width, &minimum, &natural, NULL, NULL);
  box->height = natural;
  if (flow->x > 0 && flow->x + box->width > flow->width)
    {
      flow->x = 0;
      flow->y += flow->line_height + flow->layout->line_spacing;
      flow->line_height = 0;
    }
  box->x = flow->x;
  box->y = flow->y;
  flow->x += box->width + flow->layout->spacing;
  flow->line_height = MAX (flow->line_height, box->height);
}

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkLayoutManager *manager,
         GtkWidget        *widget,
         GtkOrientation    orientation,
         int               for_size,
         int              *minimum,
         int              *natural,
         int              *minimum_baseline,
         int              *natural_baseline)
{
  CarnetWrapLayout *self = CARNET_WRAP_LAYOUT (manager);
  int               n, widest, widest_natural, sum;
  Flow              flow;
  GtkAllocation     box;

  measure_children (widget, &n, &widest, &widest_natural, &sum);
  sum += MAX (0, n - 1) * self->spacing;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = self->columns ? n * widest_natural + MAX (0, n - 1) * self->spacing : sum;
      return;
    }
  flow = start_flow (self, widget, for_size >= 0 ? MAX (for_size, widest) : MAX (sum, widest));
  for (GtkWidget *child = next_child (widget, NULL); child; child = next_child (widget, child))
    place (&flow, child, &box);
  *minimum = *natural = flow.y + flow.line_height;
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Flow           flow = start_flow (CARNET_WRAP_LAYOUT (manager), widget, width);
  GtkAllocation  box;

  for (GtkWidget *child = next_child (widget, NULL); child; child = next_child (widget, child))
    {
      place (&flow, child, &box);
      if (rtl)
        box.x = width - box.x - box.width;
      gtk_widget_size_allocate (child, &box, -1);
    }
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CarnetWrapLayout *self = CARNET_WRAP_LAYOUT (object);

  if (id == PROP_SPACING)
    g_value_set_int (value, self->spacing);
  else if (id == PROP_LINE_SPACING)
    g_value_set_int (value, self->line_spacing);
  else if (id == PROP_COLUMNS)
    g_value_set_boolean (value, self->columns);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CarnetWrapLayout *self = CARNET_WRAP_LAYOUT (object);

  if (id == PROP_SPACING)
    self->spacing = g_value_get_int (value);
  else if (id == PROP_LINE_SPACING)
    self->line_spacing = g_value_get_int (value);
  else if (id == PROP_COLUMNS)
    self->columns = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
carnet_wrap_layout_class_init (CarnetWrapLayoutClass *klass)
{
  GObjectClass          *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  const GParamFlags      flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 0, flags);
  properties[PROP_LINE_SPACING] = g_param_spec_int ("line-spacing", NULL, NULL, 0, G_MAXINT16, 0, flags);
  properties[PROP_COLUMNS] = g_param_spec_boolean ("columns", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
carnet_wrap_layout_init (CarnetWrapLayout *self)
{
}

GtkLayoutManager *
carnet_wrap_layout_new (int spacing, int line_spacing, gboolean columns)
{
  return g_object_new (CARNET_TYPE_WRAP_LAYOUT, "spacing", spacing, "line-spacing", line_spacing, "columns",
                       columns, NULL);
}

/* -- Box ----------------------------------------------------------------------- */

struct _CarnetWrapBox
{
  GtkWidget parent_instance;
};

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CarnetWrapBox,
                               carnet_wrap_box,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static GtkBuildableIface *parent_buildable;

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    carnet_wrap_box_append (CARNET_WRAP_BOX (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static void
wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (carnet_wrap_box_parent_class)->dispose (object);
}

static void
carnet_wrap_box_class_init (CarnetWrapBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wrap_box_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), CARNET_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
carnet_wrap_box_init (CarnetWrapBox *self)
{
}

void
carnet_wrap_box_append (CarnetWrapBox *self, GtkWidget *child)
{
  g_return_if_fail (CARNET_IS_WRAP_BOX (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}
