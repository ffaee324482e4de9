package dev.trellis.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.properties.HasName;
import java.time.Clock;
import java.util.List;

/** Calls that read the machine's clock: {@code now()} without a {@link Clock}, and its older relatives. */
final class SystemTime {
    private SystemTime() {}

    static DescribedPredicate<JavaMethodCall> isAsked() {
        return DescribedPredicate.describe("the system is asked for the time", SystemTime::asksTheSystem);
    }

    private static boolean asksTheSystem(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        List<String> parameters = call.getTarget().getRawParameterTypes().stream()
                .map(HasName::getName)
                .toList();
        return switch (call.getName()) {
            case "now" -> owner.startsWith("java.time.") && !parameters.contains(Clock.class.getName());
            case "currentTimeMillis" -> owner.equals("java.lang.System");
            case "getInstance" -> owner.equals("java.util.Calendar") || owner.equals("java.util.GregorianCalendar");
            // The one clock of a process is made where everything is wired.
            case "systemUTC", "systemDefaultZone", "system", "tickMillis", "tickSeconds", "tickMinutes" ->
                owner.equals(Clock.class.getName())
                        && !call.getOriginOwner().getPackageName().startsWith("dev.trellis.service");
            default -> false;
        };
    }
}
