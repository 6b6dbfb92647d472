/** Who calls and what they may do: API keys, permissions, and the communities a request may see. */
@NullMarked
package org.communityops.kit.access;

import org.jspecify.annotations.NullMarked;
