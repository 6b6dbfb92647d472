/** What every contract says in the same words. */
@NullMarked
package org.communityops.kit.openapi;

import org.jspecify.annotations.NullMarked;
