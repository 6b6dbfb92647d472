/** What members say to having points taken back (申诉): one appeal for each reversal, decided by somebody else than who reversed. */
@NullMarked
package org.communityops.incentive.appeal;

import org.jspecify.annotations.NullMarked;
