// Command path prints the path of the engine that tests and the demo use.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/engine"
)

func main() {
	found, err := engine.Find(context.Background(), func(line string) { fmt.Fprintln(os.Stderr, line) })
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Fprintln(os.Stderr, "Using", found)
	fmt.Println(found.Path)
}
