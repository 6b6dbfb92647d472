/** A small service of its own, on which the kit is tested. */
@NullMarked
package org.communityops.kit.thing;

import org.jspecify.annotations.NullMarked;
