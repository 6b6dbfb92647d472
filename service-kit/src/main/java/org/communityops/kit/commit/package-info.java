/** Commits shared between requests. */
@NullMarked
package org.communityops.kit.commit;

import org.jspecify.annotations.NullMarked;
