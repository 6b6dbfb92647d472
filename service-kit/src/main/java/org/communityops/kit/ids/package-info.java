/** Identifiers. */
@NullMarked
package org.communityops.kit.ids;

import org.jspecify.annotations.NullMarked;
