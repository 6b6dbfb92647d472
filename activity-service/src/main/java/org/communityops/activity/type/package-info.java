/**
 * Event types: what may be recorded, and what the data of an event of each type looks like.
 *
 * <p>All communities know the built-in types; a community registers its own beside them, each with a JSON Schema (draft
 * 2020-12). A registered type never changes, since events that passed it are kept for ever.
 */
@NullMarked
package org.communityops.activity.type;

import org.jspecify.annotations.NullMarked;
