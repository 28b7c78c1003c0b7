/** What a run leaves for other programs and for people elsewhere: JUnit XML, a page of HTML. */
@NullMarked
package io.github.opentoe.agent.export;

import org.jspecify.annotations.NullMarked;
