/** What the tests of every service use: a real PostgreSQL, keys, feed pages, and the rules that every service keeps. */
@NullMarked
package org.communityops.kit.test;

import org.jspecify.annotations.NullMarked;
