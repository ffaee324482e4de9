package dev.trellis.bench.hello;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.runtime.Micronaut;

/** As small as a Micronaut service can be: what the service's start and footprint are held against. */
@Controller
public class Hello {
    public static void main(String[] arguments) {
        Micronaut.run(Hello.class, arguments);
    }

    @Get("/hello")
    @Produces(MediaType.TEXT_PLAIN)
    String hello() {
        return "Hello";
    }
}
