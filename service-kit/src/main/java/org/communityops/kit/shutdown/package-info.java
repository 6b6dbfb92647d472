/** How a service ends. */
@NullMarked
package org.communityops.kit.shutdown;

import org.jspecify.annotations.NullMarked;
