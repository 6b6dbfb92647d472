/** The parts of the API style that are the same everywhere: pages, preconditions, merge patches, limits. */
@NullMarked
package org.communityops.kit.http;

import org.jspecify.annotations.NullMarked;
