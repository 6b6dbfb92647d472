/** Strict JSON. */
@NullMarked
package org.communityops.kit.json;

import org.jspecify.annotations.NullMarked;
