package provider

import "os"

// LogForReaders keeps the framework and the provider from logging where nobody reads
// it. An engine drops what a provider logs unless TF_LOG or TF_LOG_PROVIDER is set; made,
// written and read again it is all the same, which is a third of the time of a plan of
// 1,000 tags. It must be called before the provider is served.
func LogForReaders() error {
	for _, asks := range []string{"TF_LOG", "TF_LOG_PROVIDER"} {
		if os.Getenv(asks) != "" {
			return nil
		}
	}
	for _, level := range []string{"TF_LOG_SDK", "TF_LOG_PROVIDER_INTERCOM"} {
		if os.Getenv(level) != "" {
			continue
		}
		if err := os.Setenv(level, "OFF"); err != nil {
			return err
		}
	}
	return nil
}
